using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Rapport.Platform.Web.Api;

/// <summary>
/// The description of the device API at <c>/openapi/v1.json</c>. It is written by hand, since a batch, a stream and the
/// codes of refusals cannot be told from the types of handlers; tests hold it to the routes and the wire shapes.
/// </summary>
internal sealed class WrittenApi : IOpenApiDocumentTransformer
{
    private static readonly string Text = Read();

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var written = OpenApiDocument.Parse(Text, "json").Document ?? throw new InvalidOperationException("The API's description cannot be read.");
        document.Info = written.Info;
        document.Paths = written.Paths;
        document.Components = written.Components;
        document.Tags = written.Tags;
        return Task.CompletedTask;
    }

    private static string Read()
    {
        using var stream = typeof(WrittenApi).Assembly.GetManifestResourceStream("openapi.json")
            ?? throw new InvalidOperationException("The API's description is missing from the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
