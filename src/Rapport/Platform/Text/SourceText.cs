using System.Net;
using System.Text;

namespace Rapport.Platform.Text;

/// <summary>The text between two tags as a reader sees it, and where each of its characters stands in the source.</summary>
internal sealed class SourceText
{
    private const int LongestEntity = 12;
    private readonly int start;
    private readonly List<int>? places;

    public SourceText(string html, int start, int end)
    {
        this.start = start;
        var source = html.AsSpan(start, end - start);
        if (!source.Contains('&'))
        {
            Plain = source.ToString();
            return;
        }

        var plain = new StringBuilder(source.Length);
        places = new List<int>(source.Length);
        for (var at = 0; at < source.Length;)
        {
            var length = source[at] == '&' ? EntityLength(source[at..]) : 1;
            if (length == 1)
            {
                plain.Append(source[at]);
                places.Add(at);
            }
            else
            {
                Read(WebUtility.HtmlDecode(source.Slice(at, length).ToString()), at, plain);
            }

            at += length;
        }

        places.Add(source.Length);
        Plain = plain.ToString();
    }

    public string Plain { get; }

    public int SourceOf(int place) => start + (places is null ? place : places[place]);

    private void Read(string decoded, int at, StringBuilder plain)
    {
        plain.Append(decoded);
        foreach (var _ in decoded)
        {
            places!.Add(at);
        }
    }

    private static int EntityLength(ReadOnlySpan<char> source)
    {
        var end = source[..Math.Min(source.Length, LongestEntity)].IndexOf(';');
        return end < 0 ? 1 : end + 1;
    }
}
