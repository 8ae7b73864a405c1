namespace Rapport.Formats.Calendar;

/// <summary>One unfolded line of iCalendar: name, parameters, value (RFC 5545, section 3.1).</summary>
internal sealed record ContentLine(string Name, IReadOnlyList<(string Name, string Value)> Parameters, string Value)
{
    private const int MostParameters = 50;

    /// <summary>Null when the line has no colon and so no value, or more parameters than any real line.</summary>
    public static ContentLine? Parse(string line)
    {
        List<(string, string)> parameters = [];
        string? name = null;
        var (start, isQuoted) = (0, false);
        for (var place = 0; place < line.Length; place++)
        {
            var sign = line[place];
            if (sign == '"')
                isQuoted = !isQuoted;
            if (isQuoted || sign is not (';' or ':'))
                continue;
            var part = line[start..place].Trim();
            if (name is null)
                name = part.ToUpperInvariant();
            else if (part.Split('=', 2) is [var key, var value])
                parameters.Add((key.Trim().ToUpperInvariant(), value.Trim().Trim('"')));
            if (parameters.Count > MostParameters)
                return null;
            if (sign == ':')
                return new ContentLine(name, parameters, line[(place + 1)..]);
            start = place + 1;
        }

        return null;
    }

    public string? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name).Value;
}
