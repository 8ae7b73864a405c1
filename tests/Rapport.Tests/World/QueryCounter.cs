using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rapport.Tests;

/// <summary>Counts the commands that are sent to the database of one world on SQLite.</summary>
internal sealed class QueryCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    /// <summary>What follows the log sends something now and then as well: of several tries the least is the request's own.</summary>
    private const int Tries = 3;

    private const string Source = "Microsoft.EntityFrameworkCore";
    private readonly List<IDisposable> subscriptions = [];
    private readonly string folder;
    private int commands;

    public QueryCounter(World world)
    {
        folder = world.Folder;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <param name="prepare">What is done before each try, and not counted.</param>
    public async Task<int> LeastOfAsync(Func<Task> prepare, Func<Task> request)
    {
        var least = int.MaxValue;
        for (var @try = 0; @try < Tries; @try++)
        {
            await prepare();
            var before = Volatile.Read(ref commands);
            await request();
            least = Math.Min(least, Volatile.Read(ref commands) - before);
        }

        return least;
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == Source)
        {
            subscriptions.Add(listener.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> happened)
    {
        if (happened.Value is CommandExecutedEventData executed && executed.Command.Connection?.DataSource.StartsWith(folder, StringComparison.Ordinal) == true)
        {
            Interlocked.Increment(ref commands);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
