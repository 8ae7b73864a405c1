using Rapport.Features.Accounts;
using Rapport.Features.Demo;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>The demo as it stands, and what is worth looking at in it.</summary>
internal sealed record DemoStage(World World, Person Host, DemoBuilt Built)
{
    public required Subject Session { get; init; }

    public required Subject Entry { get; init; }

    /// <summary>A published note of the session.</summary>
    public required Guid Note { get; init; }

    /// <summary>Where a question is read that was carried into a session.</summary>
    public required string Question { get; init; }

    /// <summary>The slug of somebody who speaks in the session.</summary>
    public required string Speaker { get; init; }

    /// <summary>Where a speaker is described.</summary>
    public required string Described { get; init; }

    /// <summary>The last session of the live event: it is still to come.</summary>
    public required Guid Last { get; init; }

    public string Space => Built.LiveAddress[..Built.LiveAddress.LastIndexOf('/')];

    /// <summary>An address for a page's route: each part in braces is something of the demo.</summary>
    public string AddressOf(string route) => route
        .Replace("{token:maxlength(100)}", "made-up", StringComparison.Ordinal)
        .Replace("/{space:slug}/{past}", Built.PastAddress, StringComparison.Ordinal)
        .Replace("{last}", $"{Last}", StringComparison.Ordinal)
        .Replace("{note:guid}", $"{Note}", StringComparison.Ordinal)
        .Replace("/{space:slug}/{event:slug}/{session:slug}", Session.Address, StringComparison.Ordinal)
        .Replace("/{space:slug}/{event:slug}/entries/{entry:guid}", Entry.Address, StringComparison.Ordinal)
        .Replace("/{space:slug}/{event:slug}/discuss/{subject:guid}", $"{EventOf(Session)}/discuss/{Session.Id}", StringComparison.Ordinal)
        .Replace("/{space:slug}/{event:slug}/report/{subject:guid}", $"{EventOf(Entry)}/report/{Entry.Id}", StringComparison.Ordinal)
        .Replace("/follow/{code:maxlength(30)?}", "/follow", StringComparison.Ordinal)
        .Replace("/{space:slug}/{event:slug}/questions/{question:guid}", Question, StringComparison.Ordinal)
        .Replace("/{space:slug}/{event:slug}/speakers/{speaker:guid}", Described, StringComparison.Ordinal)
        .Replace("/{space:slug}/{event:slug}/take-down/{subject:guid}", $"{EventOf(Entry)}/take-down/{Entry.Id}", StringComparison.Ordinal)
        .Replace("/{space:slug}/{event:slug}/moderation/{subject:guid}", $"{EventOf(Entry)}/moderation/{Entry.Id}", StringComparison.Ordinal)
        .Replace("/{space:slug}/glossary/edit/{term?}", $"{Space}/glossary/edit/ni", StringComparison.Ordinal)
        .Replace("/{space:slug}/glossary/{term}", $"{Space}/glossary/ni", StringComparison.Ordinal)
        .Replace("/{space:slug}/{event:slug}", Built.LiveAddress, StringComparison.Ordinal)
        .Replace("/{slug}", "/" + Speaker, StringComparison.Ordinal)
        .Replace("/{space:slug}", Space, StringComparison.Ordinal);

    private static string EventOf(Subject subject) => string.Join('/', subject.Address.Split('/').Take(3));
}
