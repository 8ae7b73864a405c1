namespace Rapport.Tests.Features.Capture.Offline;

/// <summary>What somebody does to a device, or what befalls it. Numbers choose among what there is then.</summary>
internal abstract record DeviceAct
{
    /// <summary>Writes an entry; with turns, the device is killed so many steps after it began to keep it.</summary>
    public sealed record Write(string Kind, int Session, bool HasPhoto, int? Turns) : DeviceAct;

    /// <summary>Writes an entry for a session that does not exist: the server refuses it.</summary>
    public sealed record WriteNowhere : DeviceAct;

    /// <summary>Writes more than what stands before the server lets through.</summary>
    public sealed record WriteTooMuch : DeviceAct;

    /// <summary>Writes another text over an entry of their own.</summary>
    public sealed record Amend(int Which) : DeviceAct;

    /// <summary>Comments on an entry of their own, or on one that has been there all along.</summary>
    public sealed record Comment(int Which) : DeviceAct;

    public sealed record Kill : DeviceAct;

    /// <summary>The device's clock is set to so much ahead of the true time.</summary>
    public sealed record SetClock(TimeSpan Ahead) : DeviceAct;

    public sealed record Network(bool IsThere) : DeviceAct;

    public sealed record Wake : DeviceAct;

    /// <summary>In another tab; the composer stays open as whoever opened it.</summary>
    public sealed record SignOut : DeviceAct;

    /// <summary>Somebody signs in: another tab's cookie, or the app opened anew as them.</summary>
    public sealed record SignIn(int Who, bool OpensApp) : DeviceAct;

    public sealed record Rest(int Milliseconds) : DeviceAct;
}
