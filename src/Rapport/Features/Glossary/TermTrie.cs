using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>
/// All terms of a space, found in one pass over a text: a tree whose branches are words. Its time goes with the length
/// of the text, not with the number of terms.
/// </summary>
internal sealed class TermTrie : ITextMarks
{
    private const int ShortestForm = 2;
    private readonly Node root = new();

    /// <summary>The first to claim a form has it.</summary>
    public void Add(string form, string address)
    {
        if (form.Length < ShortestForm || WordReader.Next(form, 0) is not { } first)
        {
            return;
        }

        var node = root;
        for (TextSpan? word = first; word is { } next; word = WordReader.Next(form, next.End))
        {
            node = node.Grow(form.Substring(next.Start, next.Length));
        }

        node.Take(new TermForm(form, address, first.Start));
    }

    public IReadOnlyList<TextMark> In(string text)
    {
        List<TextMark>? found = null;
        for (var word = WordReader.Next(text, 0); word is { } first;)
        {
            var mark = Longest(text, first);
            if (mark is { } longest && (found is null || found[^1].Start + found[^1].Length <= longest.Start))
            {
                (found ??= []).Add(longest);
                word = WordReader.Next(text, longest.Start + longest.Length);
            }
            else
            {
                word = WordReader.Next(text, first.End);
            }
        }

        return found ?? (IReadOnlyList<TextMark>)[];
    }

    private TextMark? Longest(string text, TextSpan first)
    {
        TextMark? longest = null;
        var node = root;
        for (TextSpan? word = first; word is { } next;)
        {
            if (node.Follow(text.AsSpan(next.Start, next.Length)) is not { } reached)
            {
                break;
            }

            node = reached;
            foreach (var form in node.Forms)
            {
                // The shorter of two that end in this word may lack a sign that the longer has, such as C and C++.
                if (form.At(text, first.Start) is { } span && (longest is null || span.Length > longest.Value.Length))
                {
                    longest = new(span.Start, span.Length, form.Address);
                }
            }

            word = node.IsLeaf ? null : WordReader.Next(text, next.End);
        }

        return longest;
    }

    private sealed class Node
    {
        private readonly List<TermForm> forms = [];
        private Dictionary<string, Node>? branches;

        public IReadOnlyList<TermForm> Forms => forms;

        public bool IsLeaf => branches is null;

        public Node? Follow(ReadOnlySpan<char> word) =>
            branches is not null && branches.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var next) ? next : null;

        public Node Grow(string word)
        {
            branches ??= new(StringComparer.OrdinalIgnoreCase);
            if (!branches.TryGetValue(word, out var next))
            {
                branches[word] = next = new Node();
            }

            return next;
        }

        public void Take(TermForm form)
        {
            if (!forms.Exists(form.IsSameAs))
            {
                forms.Add(form);
            }
        }
    }
}
