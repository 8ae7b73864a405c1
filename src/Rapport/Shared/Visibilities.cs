namespace Rapport.Shared;

public static class Visibilities
{
    public static Visibility Narrowest(Visibility a, Visibility b) => a > b ? a : b;
}
