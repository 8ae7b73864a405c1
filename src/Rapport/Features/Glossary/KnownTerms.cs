using System.Security.Cryptography;
using System.Text.Json;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>The terms of a space that an audience may see, in the order of the alphabet, ready for every use.</summary>
public sealed class KnownTerms
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly TermTrie trie = new();
    private readonly Lazy<byte[]> document;

    public KnownTerms(IEnumerable<TermView> terms)
    {
        Terms = [.. terms.OrderBy(term => Slug.From(term.Name), StringComparer.Ordinal).ThenBy(term => term.Name, StringComparer.Ordinal)];
        foreach (var term in Terms)
        {
            trie.Add(term.Name, term.Address);
        }

        // After all names: a name has its form before any other's alias.
        foreach (var term in Terms)
        {
            term.Words.Aliases.ToList().ForEach(alias => trie.Add(alias, term.Address));
        }

        document = new(Write);
    }

    public IReadOnlyList<TermView> Terms { get; }

    public ITextMarks Marks => trie;

    /// <summary>The glossary for programs, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Document => document.Value;

    public string ETag => $"\"{Convert.ToHexStringLower(SHA256.HashData(document.Value).AsSpan(0, 8))}\"";

    public TermView? Find(string slug) => Terms.FirstOrDefault(term => term.Slug == slug);

    private byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Terms = Terms.Select(term => new { term.Name, term.Address, term.Words.Aliases, term.Words.Senses }),
        },
        Json);
}
