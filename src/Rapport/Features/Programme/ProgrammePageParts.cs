using Rapport.Features.Programme.Day;
using Rapport.Features.Programme.Releases;
using Rapport.Platform.Live;

namespace Rapport.Features.Programme;

/// <summary>What the programme's page is read from.</summary>
public sealed record ProgrammePageParts(ProgrammeReader Programme, ReleaseReader Releases, DayReader Days, LiveLog Log);
