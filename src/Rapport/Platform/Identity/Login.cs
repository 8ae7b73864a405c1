using Microsoft.AspNetCore.Identity;

namespace Rapport.Platform.Identity;

/// <summary>
/// What lets a person in: e-mail, password hash, passkeys, lock-out. Who the person is lives with the product; both
/// share one id, and a person who never signed up has no login.
/// </summary>
public sealed class Login : IdentityUser<Guid>;
