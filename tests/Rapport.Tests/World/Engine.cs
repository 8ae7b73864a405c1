namespace Rapport.Tests;

/// <summary>The databases that the product runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
