using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Questions;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Questions;

/// <summary>Calls and questions as a browser without script sends them.</summary>
internal static class Asking
{
    extension(World world)
    {
        public async Task<string> BoardAsync(Event @event) => $"{await world.AddressOfAsync(@event.Id)}/questions";

        /// <summary>An event whose call is open, with its editor's browser and the board.</summary>
        public async Task<(Event Event, string Board, HttpClient Editor)> CalledAsync(Answerers answerers = Answerers.Anyone, Phase phase = Phase.Before)
        {
            var @event = await world.EventAsync(phase: phase);
            var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event, name: "Edna Editor"));
            var board = await world.BoardAsync(@event);
            var opened = await editor.FormAsync($"{board}/call", ("text", "What should we talk about?"), ("answerers", answerers.ToString()));
            Assert.Equal((HttpStatusCode.Redirect, board), (opened.Status, opened.To));
            return (@event, board, editor);
        }

        public Task<List<string>> VerbsAsync(Guid subject) =>
            world.ReadAsync(db => db.Activities.Where(activity => activity.SubjectId == subject).OrderBy(activity => activity.Number).Select(activity => activity.Verb).ToListAsync(World.Cancelled));

        public Task<List<string>> VotesAsync(Guid question) =>
            world.ReadAsync(db => db.Votes.Where(vote => vote.QuestionId == question && vote.Choice != null).Select(vote => vote.Choice!.Value.ToString()).ToListAsync(World.Cancelled));

        public Task<int> QuestionsAsync() => world.ReadAsync(db => db.Questions.CountAsync(World.Cancelled));

        public async Task SealAsync(Event @event) =>
            await world.Acts.RunAsync((EnterPhase act, CancellationToken token) => act.RunAsync(new(@event.Id, Phase.Sealed, null), token), World.Cancelled);
    }

    extension(HttpClient client)
    {
        /// <summary>Asks, and gives the question's id.</summary>
        public async Task<Guid> AskAsync(string board, string text)
        {
            var (status, to, page) = await client.FormAsync(board, ("text", text));
            Assert.True(status == HttpStatusCode.Redirect, page);
            return Guid.Parse(to!.Split("#s-")[1]);
        }

        public Task<(HttpStatusCode Status, string? To, string Page)> VoteAsync(string board, Guid question, string choice) =>
            client.FormAsync($"{board}?handler=Vote", ("question", $"{question}"), ("choice", choice.ToLowerInvariant()), ("back", board));
    }

    /// <summary>The code of the problem that a page tells of.</summary>
    public static string? Code(this string page) =>
        page.Split("data-problem=\"") is [_, var rest, ..] ? rest[..rest.IndexOf('"', StringComparison.Ordinal)] : null;
}
