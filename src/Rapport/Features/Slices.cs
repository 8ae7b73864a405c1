using System.CommandLine;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Coverage;
using Rapport.Features.Demo;
using Rapport.Features.Events;
using Rapport.Features.Feeds;
using Rapport.Features.Glossary;
using Rapport.Features.Media;
using Rapport.Features.Moderation;
using Rapport.Features.Notes;
using Rapport.Features.Notifications;
using Rapport.Features.Operations;
using Rapport.Features.Personal;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Import;
using Rapport.Features.Questions;
using Rapport.Features.Record;
using Rapport.Features.Search;
using Rapport.Features.Setup;
using Rapport.Features.Spaces;
using Rapport.Platform.Commands;

namespace Rapport.Features;

/// <summary>The one list of slices, in the order in which they may know each other: ground, content, reading across.</summary>
internal static class Slices
{
    public static IServiceCollection AddSlices(this IServiceCollection services) => services
        .AddAccounts()
        .AddSpaces()
        .AddEvents()
        .AddOperations()
        .AddProgramme()
        .AddMedia()
        .AddCapture()
        .AddComments()
        .AddNotes()
        .AddQuestions()
        .AddGlossary()
        .AddCoverage()
        .AddModeration()
        .AddNotifications()
        .AddPersonal()
        .AddRecord()
        .AddSearch()
        .AddFeeds()
        .AddSetup()
        .AddDemo();

    public static void MapSlices(this IEndpointRouteBuilder routes)
    {
        routes.MapAccounts();
        routes.MapSpaces();
        routes.MapEvents();
        routes.MapOperations();
        routes.MapProgramme();
        routes.MapMedia();
        routes.MapCapture();
        routes.MapComments();
        routes.MapNotes();
        routes.MapQuestions();
        routes.MapGlossary();
        routes.MapCoverage();
        routes.MapModeration();
        routes.MapNotifications();
        routes.MapPersonal();
        routes.MapRecord();
        routes.MapSearch();
        routes.MapFeeds();
        routes.MapSetup();
        routes.MapDemo();
    }

    /// <summary>What slices add to the command line.</summary>
    public static IEnumerable<Command> Commands(CommandRunner runner) =>
    [
        AccountCommands.Account(runner),
        SpaceCommands.Space(runner),
        EventCommands.Event(runner),
        NoteCommands.Note(runner, (services, kind, token) => services.GetRequiredService<CheckSearch>().RunAsync(kind, token)),
        ImportCommands.Import(runner, GlossaryCommands.Import(runner)),
        DemoCommand.Demo(runner),
    ];
}
