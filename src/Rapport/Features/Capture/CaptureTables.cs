using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Features.Capture;

internal sealed class EntryTable : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> table)
    {
        table.ToTable("entries");
        table.Property(entry => entry.Id).ValueGeneratedNever();
        table.ComplexProperty(entry => entry.Content, Shape);
        table.HasIndex(entry => new { entry.EventId, entry.CapturedAt });
        table.HasIndex(entry => new { entry.SessionId, entry.CapturedAt });
        table.HasIndex(entry => entry.AwaitsTitle).HasFilter("awaits_title");
        table.HasOne<Subject>().WithOne().HasForeignKey<Entry>(entry => entry.Id);
        table.HasOne<Event>().WithMany().HasForeignKey(entry => entry.EventId);
        table.HasOne<Session>().WithMany().HasForeignKey(entry => entry.SessionId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(entry => entry.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }

    internal static void Shape(ComplexPropertyBuilder<EntryContent> content)
    {
        content.Property(words => words.Text).HasMaxLength(EntryContent.ArticleLimit).HasColumnName("text");
        content.Property(words => words.Title).HasMaxLength(EntryContent.TitleLimit).HasColumnName("title");
        content.Property(words => words.Who).HasMaxLength(EntryContent.NameLimit).HasColumnName("who");
        content.Property(words => words.SpeakerId).HasColumnName("speaker_id");
        content.Property(words => words.PersonId).HasColumnName("person_id");
        content.Property(words => words.Url).HasMaxLength(EntryContent.UrlLimit).HasColumnName("url");
        content.Property(words => words.DueOn).HasColumnName("due_on");
        content.Property(words => words.FileId).HasColumnName("file_id");
        content.Property(words => words.Width).HasColumnName("width");
        content.Property(words => words.Height).HasColumnName("height");
        content.Property(words => words.Alt).HasMaxLength(EntryContent.AltLimit).HasColumnName("alt");
    }
}

internal sealed class EntryRevisionTable : IEntityTypeConfiguration<EntryRevision>
{
    public void Configure(EntityTypeBuilder<EntryRevision> table)
    {
        table.ToTable("entry_revisions");
        table.Property(revision => revision.Id).ValueGeneratedNever();
        table.ComplexProperty(revision => revision.Content, EntryTable.Shape);
        table.HasIndex(revision => new { revision.EntryId, revision.Number }).IsUnique();
        table.HasOne<Entry>().WithMany().HasForeignKey(revision => revision.EntryId);
    }
}
