using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Notes.Export;
using Rapport.Features.Notes.History;
using Rapport.Features.Notes.Passages;
using Rapport.Features.Notes.Projection;
using Rapport.Features.Notes.Redaction;
using Rapport.Features.Notes.Rooms;
using Rapport.Features.Notes.States;
using Rapport.Features.Notes.Templates;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Notes;

internal static class NotesSlice
{
    public static IServiceCollection AddNotes(this IServiceCollection services)
    {
        services.AddOptions<NoteOptions>().BindConfiguration(NoteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(scope => scope.GetRequiredService<IOptions<NoteOptions>>().Value);
        services.AddScoped<IHoldAboutPeople, NoteHoldings>();
        services.AddScoped<StartNote>().AddScoped<LockNote>().AddScoped<SetNoteVisibility>().AddScoped<AppendUpdates>().AddScoped<TakeClients>().AddScoped<KeepNoteText>().AddScoped<WriteTemplate>().AddScoped<CheckNotes>();
        services.AddScoped<KeepNoteState>().AddScoped<RebuildNotes>().AddScoped<RestartNote>().AddScoped<RedactNote>();
        services.AddScoped<NoteReader>().AddScoped<NoteHistory>();
        services.AddScoped<IOperationKind, MarkPassage>().AddScoped<ResolvePassage>().AddScoped<PassageReader>().AddHostedService<WriteDownMarked>();
        services.AddScoped<IFragmentSource, NoteFragments>().AddScoped<IFragmentSource, PassageFragments>();
        services.AddScoped<ISearchText, NoteSearchText>();
        services.AddSingleton<NoteLog>().AddSingleton<NoteHeads>().AddSingleton<NoteJudge>().AddSingleton<WriteDownNote>().AddSingleton<NoteAppends>().AddSingleton<NoteRoomTools>().AddSingleton<NoteDoorkeeper>();
        services.AddSingleton<NoteRooms>().AddHostedService(provider => provider.GetRequiredService<NoteRooms>());
        services.AddSingleton<NotesToWriteDown>().AddHostedService(provider => provider.GetRequiredService<NotesToWriteDown>());
        return services.AddSingleton<Paces>().AddSingleton<NoteLiveDoor>().AddSingleton<NoteExchangeDoor>().AddSingleton<VersionDoor>().AddSingleton<NoteFiles>();
    }

    public static void MapNotes(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/notes/{note:guid}/live", (NoteLiveDoor door, Guid note, HttpContext context) => door.FollowAsync(note, context))
            .ExcludeFromDescription()
            .AllowAnonymous();
        routes.MapPost("/api/v1/notes/{note:guid}/exchange", (NoteExchangeDoor door, Guid note, HttpContext context) => door.ExchangeAsync(note, context))
            .WithMetadata(new RequestSizeLimitAttribute(NoteExchangeDoor.LargestBytes))
            .WithName("ExchangeNote")
            .AcceptDeviceKeys()
            .AllowAnonymous();
        routes.MapGet("/api/v1/notes/{note:guid}/versions/{number:long}", (VersionDoor door, Guid note, long number, HttpContext context) => door.ReadAsync(note, number, context))
            .ExcludeFromDescription()
            .AllowAnonymous();
    }
}
