using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Data;

/// <summary>An act made for these tests: a person joins an event, and the test decides what happens on the way.</summary>
internal sealed class Joining(RapportDb db)
{
    public static readonly Problem Full = new("hall_full", "The hall is full.");

    public static readonly WorldOptions Known = new() { Services = services => services.AddScoped<Joining>() };

    public async Task<Outcome<Guid>> RunAsync(Event @event, JoiningScript script, CancellationToken cancellationToken)
    {
        await script.AtStart(db);
        var person = new Person(Ids.New(TimeProvider.System), script.Name, TimeProvider.System.GetUtcNow());
        var subject = await db.Subjects.SingleAsync(row => row.Id == @event.Id, cancellationToken);
        db.Add(person);
        db.Activities.Add(new Activity(Ids.New(TimeProvider.System), "joined", subject, person.Id, person.CreatedAt));
        await db.SaveChangesAsync(cancellationToken);
        await script.AfterSave(db);
        return script.IsRefused ? Full : person.Id;
    }
}
