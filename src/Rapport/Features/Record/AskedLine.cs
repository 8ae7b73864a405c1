namespace Rapport.Features.Record;

/// <summary>A question as other pages name it.</summary>
public sealed record AskedLine(Guid Id, string Text, string Address, string By, int Comments);
