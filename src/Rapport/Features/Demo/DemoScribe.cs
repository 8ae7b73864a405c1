using System.Text.Json;
using Rapport.Features.Operations;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Demo;

/// <summary>Writes in an event as a device would: by operations.</summary>
internal sealed class DemoScribe(Acts acts, Subject ground)
{
    /// <summary>One operation, with the times at which it happened and arrived.</summary>
    public static OperationItem Operation(Guid id, string kind, DateTimeOffset capturedAt, DateTimeOffset receivedAt, object body)
    {
        var batch = new { operations = new[] { new { id, kind, capturedAt, body } } };
        return OperationBatch.Read(JsonSerializer.SerializeToElement(batch, JsonSerializerOptions.Web), receivedAt).Value.Items[0];
    }

    /// <exception cref="InvalidOperationException">One was refused: the demo's own texts break a rule.</exception>
    public async Task SendAsync(Reader writer, IReadOnlyList<OperationItem> operations, CancellationToken cancellationToken)
    {
        var place = new ActPlace(new SubjectPlace(ground.SpaceId, ground.EventId), ground.Address, ground.Visibility, IsSealed: false, writer);
        var results = await acts.RunAsync((ReceiveOperations act, CancellationToken token) => act.RunAsync([new(place, operations)], token), cancellationToken);
        if (results[0].FirstOrDefault(result => result.Status is not (OperationStatus.Accepted or OperationStatus.AlreadyHad)) is { } refused)
        {
            throw new InvalidOperationException($"The demo cannot say this: {refused.Code} {refused.Sentence}");
        }
    }
}
