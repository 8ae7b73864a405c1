using Rapport.Features.Accounts;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Media.Uploads;

/// <summary>
/// The doors for files from devices, by the tus protocol 1.0: <c>/api/v1/uploads</c>, where an upload begins, and
/// <c>/api/v1/uploads/{id}</c>, where it goes on. The id is the device's, so the address is known before the first answer.
/// </summary>
public sealed class UploadDoor(Authorship authorship, UploadSenders senders, FinishUpload finish, ReceivePiece pieces, Acts acts)
{
    public const string Address = "/api/v1/uploads";

    public IResult Describe(HttpContext context)
    {
        TusHeaders.Describe(context.Response, finish.MaxBytes);
        return TypedResults.NoContent();
    }

    public async Task<IResult> BeginAsync(HttpContext context)
    {
        var metadata = TusHeaders.MetadataOf(context.Request);
        var caller = await authorship.OfAsync(context, null);
        if (caller.IsRefused)
        {
            return UploadProblems.Answer(caller.Problem);
        }

        var claim = new FileClaim(IdIn(metadata, "event"), IdIn(metadata, "id"), metadata.ContainsKey("author") ? IdIn(metadata, "author") : null).With(metadata);
        var sender = await senders.SenderAsync(caller.Value, claim, context.RequestAborted);
        if (sender.IsRefused)
        {
            return UploadProblems.Answer(sender.Problem);
        }

        var start = StartOf(metadata, TusHeaders.LengthOf(context.Request), sender.Value);
        var begun = start.IsRefused ? start.Problem : await acts.RunAsync((BeginUpload act, CancellationToken token) => act.RunAsync(start.Value, token), context.RequestAborted);
        return begun.IsRefused ? UploadProblems.Answer(begun.Problem) : await BeginAsync(begun.Value, caller.Value, context);
    }

    public async Task<IResult> ReadAsync(Guid id, bool follows, HttpContext context)
    {
        var caller = await authorship.OfAsync(context, null);
        var here = caller.IsRefused ? caller.Problem : await pieces.ReadAsync(id, follows, caller.Value, context.RequestAborted);
        if (here.IsRefused)
        {
            return UploadProblems.Answer(here.Problem);
        }

        TusHeaders.SayAll(context.Response, here.Value.Upload, here.Value.Offset);
        return TypedResults.Ok();
    }

    public async Task<IResult> AppendAsync(Guid id, bool follows, HttpContext context)
    {
        var caller = await authorship.OfAsync(context, null);
        if (caller.IsRefused)
        {
            return UploadProblems.Answer(caller.Problem);
        }

        var here = !TusHeaders.IsPiece(context.Request) ? UploadProblems.Type
            : TusHeaders.OffsetOf(context.Request) is not { } offset ? UploadProblems.Malformed
            : await pieces.AppendAsync(id, follows, caller.Value, offset, context.Request);
        if (here.IsRefused)
        {
            return UploadProblems.Answer(here.Problem);
        }

        TusHeaders.Say(context.Response, here.Value.Upload, here.Value.Offset);
        return TypedResults.NoContent();
    }

    public async Task<IResult> EndAsync(Guid id, bool follows, HttpContext context)
    {
        var caller = await authorship.OfAsync(context, null);
        var ended = caller.IsRefused ? caller.Problem : await pieces.EndAsync(id, follows, caller.Value, context.RequestAborted);
        return ended.IsRefused ? UploadProblems.Answer(ended.Problem) : TypedResults.NoContent();
    }

    /// <summary>The first piece may come with the beginning. Where more is here already, the answer says how much, and the piece is left.</summary>
    private async Task<IResult> BeginAsync(Upload upload, Caller caller, HttpContext context)
    {
        var here = await pieces.ReadAsync(upload.Id, upload.Follows, caller, context.RequestAborted);
        if (TusHeaders.IsPiece(context.Request) && !here.IsRefused && here.Value.Offset == 0)
        {
            here = await pieces.AppendAsync(upload.Id, upload.Follows, caller, 0, context.Request);
        }

        if (here.IsRefused)
        {
            return UploadProblems.Answer(here.Problem);
        }

        TusHeaders.Say(context.Response, upload, here.Value.Offset);
        return here.Value.File is { } file ? TypedResults.Created(upload.Address, file) : TypedResults.Created(upload.Address);
    }

    private Outcome<UploadStart> StartOf(Dictionary<string, string> metadata, long? length, UploadSender sender)
    {
        var (id, type) = (IdIn(metadata, "id"), metadata.GetValueOrDefault("filetype", ""));
        if (!Ids.IsAcceptable(id))
        {
            return UploadProblems.IdInvalid;
        }

        if (length is null or 0 || type.Length > Upload.TypeLimit || PartIn(metadata) is not { } part)
        {
            return UploadProblems.Malformed;
        }

        return finish.RefuseLength(type, length.Value) is { } tooMuch
            ? tooMuch
            : new UploadStart(id, sender.Event.Id, sender.AuthorId, part, length.Value)
            {
                SenderId = sender.SenderId,
                Proven = sender.Proven,
                Type = type,
                IsSealed = sender.Event.Phase == Phase.Sealed,
            };
    }

    private static UploadPart? PartIn(Dictionary<string, string> metadata) => metadata.GetValueOrDefault("part", "") switch
    {
        "" => UploadPart.Whole,
        "reading" => UploadPart.Reading,
        "original" => UploadPart.Original,
        _ => null,
    };

    // What is no id is nobody's.
    private static Guid IdIn(Dictionary<string, string> metadata, string name) => Guid.TryParse(metadata.GetValueOrDefault(name), out var id) ? id : Guid.Empty;
}
