namespace Rapport.Formats.Yjs;

/// <summary>Why bytes were not read, or an update not taken.</summary>
/// <param name="Code">
/// Stable. Over a limit: <c>too_large</c>, <c>too_many_clients</c>, <c>too_many_structs</c>, <c>string_too_long</c>,
/// <c>too_deep</c>, <c>number_too_large</c>; <c>too_much_work</c> from a document. Not in the format: <c>cut_short</c>,
/// <c>trailing_bytes</c>, <c>client_twice</c>, <c>empty_struct</c>, <c>future_reference</c>, <c>unknown_content</c>,
/// <c>not_utf8</c>, <c>not_json</c> (nested too deeply too), <c>unknown_position</c>.
/// </param>
/// <param name="Sentence">One plain sentence for a log; it holds nothing of what was sent.</param>
public sealed record YRefusal(string Code, string Sentence);
