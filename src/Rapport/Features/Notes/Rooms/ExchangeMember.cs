namespace Rapport.Features.Notes.Rooms;

/// <summary>Somebody who asks by HTTP, once: all answers are gathered, and the conversation is over.</summary>
internal sealed class ExchangeMember(NoteAccess access) : INoteMember
{
    private readonly List<byte[]> said = [];
    private readonly TaskCompletionSource<IReadOnlyList<byte[]>> over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NoteAccess Access { get; set; } = access;

    public bool Stays => false;

    /// <summary>All that was said, when it is over.</summary>
    public Task<IReadOnlyList<byte[]>> Over => over.Task;

    public void Say(byte[] message) => said.Add(message);

    public void End() => over.TrySetResult([.. said]);
}
