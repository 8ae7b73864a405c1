using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Notes.States;
using Rapport.Features.Notes.Templates;
using Rapport.Features.Programme;
using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Features.Notes;

internal sealed class NoteTable : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> table)
    {
        table.ToTable("notes");
        table.Property(note => note.Id).ValueGeneratedNever();
        table.Property(note => note.Title).HasMaxLength(Note.TitleLimit);
        table.Ignore(note => note.IsLocked);
        table.HasIndex(note => new { note.SessionId, note.StartedAt });
        table.HasIndex(note => note.EventId);
        table.HasOne<Subject>().WithOne().HasForeignKey<Note>(note => note.Id);
        table.HasOne<Event>().WithMany().HasForeignKey(note => note.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Session>().WithMany().HasForeignKey(note => note.SessionId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(note => note.StartedById).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(note => note.LockedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoteUpdateTable : IEntityTypeConfiguration<NoteUpdate>
{
    public void Configure(EntityTypeBuilder<NoteUpdate> table)
    {
        table.ToTable("note_updates");
        table.HasKey(update => new { update.NoteId, update.Generation, update.Number });
        table.HasOne<Note>().WithMany().HasForeignKey(update => update.NoteId);
        table.HasOne<Person>().WithMany().HasForeignKey(update => update.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoteClientTable : IEntityTypeConfiguration<NoteClient>
{
    public void Configure(EntityTypeBuilder<NoteClient> table)
    {
        table.ToTable("note_clients");
        table.HasKey(client => new { client.NoteId, client.Client });
        table.HasOne<Note>().WithMany().HasForeignKey(client => client.NoteId);
        table.HasOne<Person>().WithMany().HasForeignKey(client => client.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoteTemplateTable : IEntityTypeConfiguration<NoteTemplate>
{
    public void Configure(EntityTypeBuilder<NoteTemplate> table)
    {
        table.ToTable("note_templates");
        table.HasKey(template => template.SpaceId);
        table.Property(template => template.SpaceId).ValueGeneratedNever();
        table.Property(template => template.Text).HasMaxLength(NoteTemplate.TextLimit);
        table.HasOne<Space>().WithOne().HasForeignKey<NoteTemplate>(template => template.SpaceId);
        table.HasOne<Person>().WithMany().HasForeignKey(template => template.WrittenById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoteTextTable : IEntityTypeConfiguration<NoteText>
{
    public void Configure(EntityTypeBuilder<NoteText> table)
    {
        table.ToTable("note_texts");
        table.HasKey(text => text.NoteId);
        table.Property(text => text.NoteId).ValueGeneratedNever();
        table.Property(text => text.Html).HasMaxLength(NoteOptions.LargestHtml);
        table.Property(text => text.Plain).HasMaxLength(NoteOptions.LargestText);
        table.HasOne<Note>().WithOne().HasForeignKey<NoteText>(text => text.NoteId);
    }
}

internal sealed class NoteStateTable : IEntityTypeConfiguration<NoteState>
{
    public void Configure(EntityTypeBuilder<NoteState> table)
    {
        table.ToTable("note_states");
        table.HasKey(state => new { state.NoteId, state.Generation, state.UpTo });
        table.HasOne<Note>().WithMany().HasForeignKey(state => state.NoteId);
    }
}
