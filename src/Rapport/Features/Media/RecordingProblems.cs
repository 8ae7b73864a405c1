using Rapport.Shared;

namespace Rapport.Features.Media;

public static class RecordingProblems
{
    public static readonly Problem Unknown = new("recording_unknown", "This file is not a recording that is known here. Send an MP4, MOV, M4A or WebM.");

    public static Problem TooHeavy(bool isVideo, long limit) =>
        new("recording_too_heavy", $"This {(isVideo ? "video" : "recording")} is over {limit / 1_000_000} MB. Send a shorter one.");
}
