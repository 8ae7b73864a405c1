using System.Diagnostics;

namespace Rapport.Tests;

/// <summary>Counts the commands that a request sends to the database, wherever in this process it is answered.</summary>
internal sealed class QueryCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Source = "Microsoft.EntityFrameworkCore";
    private const string Executed = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted";
    private readonly List<IDisposable> subscriptions = [];
    private ActivityTraceId counted;
    private int commands;

    public QueryCounter() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>A request carries the trace of whoever sends it, and so do the commands that answer it.</summary>
    public async Task<int> OfAsync(Func<Task> request)
    {
        using var trace = new Activity("counted").Start();
        (counted, commands) = (trace.TraceId, 0);
        await request();
        return Volatile.Read(ref commands);
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == Source)
        {
            subscriptions.Add(listener.Subscribe(this, name => name == Executed));
        }
    }

    public void OnNext(KeyValuePair<string, object?> happened)
    {
        if (Activity.Current?.TraceId == counted)
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
