using Microsoft.AspNetCore.Authorization;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;

namespace Rapport.Features.Events.Invitations;

/// <summary>Inviting people to a whole space; lists what was sent for its events too.</summary>
[AllowAnonymous]
public sealed class SpaceInvitationsModel(Places places, Callers callers, RapportDb db, InvitationDesk desk, TimeProvider time)
    : InvitingPage(places, callers, db, desk, time);
