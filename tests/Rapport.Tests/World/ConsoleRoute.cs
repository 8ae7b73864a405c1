using System.Text;

namespace Rapport.Tests;

/// <summary>Gives each test that runs a command a console of its own, though the process has one for all.</summary>
internal sealed class ConsoleRoute : TextWriter
{
    private static readonly AsyncLocal<(StringWriter Out, StringWriter Error, StringReader In)?> Own = new();
    private readonly TextWriter everybodys;
    private readonly bool isError;

    static ConsoleRoute()
    {
        Console.SetOut(new ConsoleRoute(Console.Out, isError: false));
        Console.SetError(new ConsoleRoute(Console.Error, isError: true));
        Console.SetIn(new Input(Console.In));
    }

    private ConsoleRoute(TextWriter everybodys, bool isError) => (this.everybodys, this.isError) = (everybodys, isError);

    public override Encoding Encoding => Encoding.UTF8;

    private TextWriter Target => Own.Value is not { } own ? everybodys : isError ? own.Error : own.Out;

    /// <summary>Runs something and gives what it answered, said and complained of.</summary>
    public static async Task<(int Code, string Out, string Error)> OfAsync(string input, Func<Task<int>> run)
    {
        var own = (Out: new StringWriter(), Error: new StringWriter(), In: new StringReader(input));
        Own.Value = own;
        var code = await run();
        return (code, own.Out.ToString(), own.Error.ToString());
    }

    public override void Write(char value) => Target.Write(value);

    public override void Write(string? value) => Target.Write(value);

    private sealed class Input(TextReader everybodys) : TextReader
    {
        private TextReader Source => Own.Value?.In ?? everybodys;

        public override int Peek() => Source.Peek();

        public override int Read() => Source.Read();

        public override string? ReadLine() => Source.ReadLine();
    }
}
