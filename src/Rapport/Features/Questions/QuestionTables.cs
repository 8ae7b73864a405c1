using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Features.Questions;

internal sealed class CallTable : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> table)
    {
        table.ToTable("calls");
        table.Property(call => call.Id).ValueGeneratedNever();
        table.Property(call => call.Text).HasMaxLength(Call.TextLimit);
        table.HasIndex(call => call.EventId).IsUnique();
        table.HasOne<Subject>().WithOne().HasForeignKey<Call>(call => call.Id);
        table.HasOne<Event>().WithMany().HasForeignKey(call => call.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class QuestionTable : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> table)
    {
        table.ToTable("questions");
        table.Property(question => question.Id).ValueGeneratedNever();
        table.Property(question => question.Text).HasMaxLength(Question.TextLimit);
        table.Property(question => question.Reason).HasMaxLength(Question.ReasonLimit);
        table.HasIndex(question => new { question.EventId, question.AskedAt });
        table.HasIndex(question => new { question.AuthorId, question.AskedAt });
        table.HasOne<Subject>().WithOne().HasForeignKey<Question>(question => question.Id);
        table.HasOne<Event>().WithMany().HasForeignKey(question => question.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Call>().WithMany().HasForeignKey(question => question.CallId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(question => question.AuthorId).OnDelete(DeleteBehavior.Restrict);
        table.Property(question => question.Theme).HasMaxLength(Question.ThemeLimit);
        table.HasOne<Question>().WithMany().HasForeignKey(question => question.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        table.Ignore(question => question.Latest);
        table.HasOne<Subject>().WithMany().HasForeignKey(question => question.FollowUpId).OnDelete(DeleteBehavior.SetNull);
        table.HasMany(question => question.Carriages).WithOne().HasForeignKey(carriage => carriage.QuestionId);
        table.Navigation(question => question.Carriages).HasField("carriages").UsePropertyAccessMode(PropertyAccessMode.Field);
        table.HasOne<Person>().WithMany().HasForeignKey(question => question.SettledById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CarriageTable : IEntityTypeConfiguration<Carriage>
{
    public void Configure(EntityTypeBuilder<Carriage> table)
    {
        table.ToTable("carriages");
        table.HasKey(carriage => new { carriage.QuestionId, carriage.SessionId });
        table.Ignore(carriage => carriage.Stage);
        table.HasIndex(carriage => carriage.SessionId);
        table.HasOne<Session>().WithMany().HasForeignKey(carriage => carriage.SessionId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Subject>().WithMany().HasForeignKey(carriage => carriage.EntryId).OnDelete(DeleteBehavior.SetNull);
        table.HasOne<Person>().WithMany().HasForeignKey(carriage => carriage.ById).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(carriage => carriage.AskedById).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(carriage => carriage.AnsweredById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VoteTable : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> table)
    {
        table.ToTable("votes");
        table.HasKey(vote => new { vote.QuestionId, vote.PersonId });
        table.HasOne<Question>().WithMany().HasForeignKey(vote => vote.QuestionId);
        table.HasOne<Question>().WithMany().HasForeignKey(vote => vote.FromId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Person>().WithMany().HasForeignKey(vote => vote.PersonId);
    }
}
