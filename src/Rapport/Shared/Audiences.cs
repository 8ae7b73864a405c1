namespace Rapport.Shared;

public static class Audiences
{
    public static readonly IReadOnlyList<Audience> All = [Audience.Public, Audience.Members, Audience.Team];

    public static bool Sees(this Audience audience, Visibility effective, SubjectState state = SubjectState.Shown) =>
        state == SubjectState.Shown && (int)effective <= (int)audience;
}
