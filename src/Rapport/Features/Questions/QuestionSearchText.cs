using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>Questions are found by their words.</summary>
public sealed class QuestionSearchText(RapportDb db) : ISearchText
{
    public string Kind => Question.SubjectKind;

    public string Plural => "Questions";

    public async Task<IReadOnlyList<SearchText>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await db.Questions.Where(question => ids.Contains(question.Id))
            .Join(db.People, question => question.AuthorId, person => person.Id, (question, person) => new { question.Id, question.Text, question.AskedAt, question.AuthorId, question.IsNameless, question.Origin, person.Name })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new SearchText(row.Id, "Question", row.Text, "", row.AskedAt) { By = row.Origin.Asker(row.IsNameless, row.Name), ById = row.IsNameless ? null : row.AuthorId });
    }
}
