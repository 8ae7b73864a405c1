namespace Rapport.Platform.Web;

/// <summary>A page that others may show in theirs. It shows what visitors see, and has no form: what is framed can be laid under a click.</summary>
/// <param name="Ending">How its address ends, in lower case.</param>
public sealed record FramedPage(string Ending);
