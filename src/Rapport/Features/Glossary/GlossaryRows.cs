using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Glossary;

public static class GlossaryRows
{
    extension(RapportDb db)
    {
        public DbSet<Term> Terms => db.Set<Term>();

        public DbSet<TermRevision> TermRevisions => db.Set<TermRevision>();
    }
}
