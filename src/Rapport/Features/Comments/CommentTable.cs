using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Shared;

namespace Rapport.Features.Comments;

internal sealed class CommentTable : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> table)
    {
        table.ToTable("comments");
        table.Property(comment => comment.Id).ValueGeneratedNever();
        table.Property(comment => comment.Text).HasMaxLength(Comment.TextLimit);
        table.HasIndex(comment => new { comment.AboutId, comment.PostedAt });
        table.HasOne<Subject>().WithOne().HasForeignKey<Comment>(comment => comment.Id);
        table.HasOne<Subject>().WithMany().HasForeignKey(comment => comment.AboutId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Comment>().WithMany().HasForeignKey(comment => comment.ParentId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(comment => comment.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }
}
