using Microsoft.AspNetCore.Authorization;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;

namespace Rapport.Features.Events.Invitations;

/// <summary>Inviting people to one event.</summary>
[AllowAnonymous]
public sealed class EventInvitationsModel(Places places, Callers callers, RapportDb db, InvitationDesk desk, TimeProvider time)
    : InvitingPage(places, callers, db, desk, time);
