namespace Rapport.Platform.Files;

public static class FilesSetup
{
    public static IServiceCollection AddFiles(this IServiceCollection services, string folder) => services.AddSingleton(_ =>
    {
        var store = new FileStore(folder);
        store.ClearUnfinished();
        return store;
    }).AddSingleton(_ => new PartialFiles(Path.Combine(folder, "partial")));
}
