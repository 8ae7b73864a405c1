namespace Rapport.Tests.Features.Capture.Offline;

/// <summary>What a device has to say of its items when all is quiet.</summary>
internal static class Comparison
{
    public static IEnumerable<string> OfDevice(IReadOnlyList<WrittenItem> items, IReadOnlyList<DeviceState> states)
    {
        var byId = items.ToDictionary(item => item.Id);
        foreach (var state in states)
        {
            var refusal = byId.GetValueOrDefault(state.Id)?.Refusal;
            var isRight = state.State == (refusal is null ? "here" : "refused") && state.Sentence?.Contains(refusal ?? "", StringComparison.OrdinalIgnoreCase) != false;
            if (!isRight)
            {
                yield return $"The device says of {byId.GetValueOrDefault(state.Id)?.Text ?? "itself"} {state.State}: {state.Sentence}";
            }
        }

        var told = states.Where(state => state.State == "refused").Select(state => state.Id).ToHashSet();
        foreach (var item in items.Where(item => item is { IsKept: true, Refusal: not null } && !told.Contains(item.Id)))
        {
            yield return $"The device no longer has what was refused: {item.Text}";
        }
    }
}
