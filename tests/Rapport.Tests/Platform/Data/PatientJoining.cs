using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Data;

/// <summary>The same for somebody who lets others go first.</summary>
internal sealed class PatientJoining(Joining joining) : IPatientAct
{
    public static readonly WorldOptions Known = new() { Services = services => services.AddScoped<Joining>().AddScoped<PatientJoining>() };

    public Task<Outcome<Guid>> RunAsync(Event @event, JoiningScript script, CancellationToken cancellationToken) => joining.RunAsync(@event, script, cancellationToken);
}
