namespace Rapport.Shared;

/// <summary>How somebody's spoken words may be quoted. The numbers are stored.</summary>
public enum Quotation
{
    Named = 0,

    /// <summary>A quote waits until they have agreed to it.</summary>
    Ask = 1,
    Nameless = 2,
}
