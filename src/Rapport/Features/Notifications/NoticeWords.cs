using Rapport.Features.Programme.Releases;
using Rapport.Features.Questions;
using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>What a notice says: always how the thing is now.</summary>
internal static class NoticeWords
{
    public static string OfComment(string name, int count, string kind) =>
        count == 1 ? $"{name} commented on your {kind}" : $"{count} comments on your {kind}";

    public static string OfAnswer(string name, int count) =>
        count == 1 ? $"{name} replied to your comment" : $"{count} replies to your comment";

    /// <param name="whose">What it is to who is told.</param>
    /// <param name="session">The title of the session; null where they may not see it.</param>
    public static string OfQuestion(string whose, Question question, string? session)
    {
        var where = session is null ? "a session" : $"“{session}”";
        return question.Life switch
        {
            QuestionLife.Carried => $"{whose} is carried into {where}",
            QuestionLife.Declined => $"{whose}: not this time, because {question.Reason}",
            QuestionLife.Asked => $"{whose} was asked in {where}",
            QuestionLife.Answered => $"{whose} was answered in {where}",
            QuestionLife.FollowedUp => $"{whose} is followed up: somebody came back to it",
            _ => $"{whose} is open again",
        };
    }

    public static string OfModeration(Subject subject) => subject.State switch
    {
        SubjectState.Hidden => $"Your {subject.Kind} was taken out of sight. The reason given: {subject.HiddenReason}",
        SubjectState.Held => $"Your {subject.Kind} waits to be shown",
        _ => $"Your {subject.Kind} is shown",
    };

    /// <param name="roles">The highest first.</param>
    public static string OfRole(IEnumerable<Membership> roles, bool isNamed)
    {
        var names = roles.Select(held => held.Role.Name().ToLowerInvariant()).Distinct().ToList();
        return names.Count > 0 ? $"Your role: {string.Join(", ", names)}"
            : isNamed ? "You have no role here any more"
            : "You have no role any more in a space that you took part in";
    }

    public static string OfRelease(ReleaseLine? line)
    {
        if (line is null)
        {
            return "The programme changed";
        }

        var words = ReleaseWords.Of(line);
        return (words.Lead.Trim().TrimEnd(':') + words.Rest).Trim(' ', ',');
    }
}
