using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

internal sealed class TermTable : IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Term> table)
    {
        table.ToTable("terms");
        table.Property(term => term.Id).ValueGeneratedNever();
        table.Property(term => term.Slug).HasMaxLength(Slug.Limit + 10);
        table.Property(term => term.Key).HasMaxLength(TermWords.NameLimit);
        table.ComplexProperty(term => term.Words, Shape);
        table.HasIndex(term => new { term.SpaceId, term.Key }).IsUnique();
        table.HasIndex(term => new { term.SpaceId, term.Slug }).IsUnique();
        table.HasOne<Subject>().WithOne().HasForeignKey<Term>(term => term.Id);
        table.HasOne<Space>().WithMany().HasForeignKey(term => term.SpaceId).OnDelete(DeleteBehavior.Restrict);
    }

    internal static void Shape(ComplexPropertyBuilder<TermWords> words)
    {
        words.Property(held => held.Name).HasMaxLength(TermWords.NameLimit).HasColumnName("name");
        words.Property(held => held.AliasLines).HasMaxLength(TermWords.AliasesLimit).HasColumnName("aliases");
        words.Property(held => held.SenseLines).HasMaxLength(TermWords.SensesLimit).HasColumnName("senses");
        words.Ignore(held => held.Aliases);
        words.Ignore(held => held.Senses);
    }
}

internal sealed class TermRevisionTable : IEntityTypeConfiguration<TermRevision>
{
    public void Configure(EntityTypeBuilder<TermRevision> table)
    {
        table.ToTable("term_revisions");
        table.Property(revision => revision.Id).ValueGeneratedNever();
        table.ComplexProperty(revision => revision.Words, TermTable.Shape);
        table.HasIndex(revision => new { revision.TermId, revision.Number }).IsUnique();
        table.HasOne<Term>().WithMany().HasForeignKey(revision => revision.TermId);
        table.HasOne<Person>().WithMany().HasForeignKey(revision => revision.ChangedById).OnDelete(DeleteBehavior.Restrict);
    }
}
