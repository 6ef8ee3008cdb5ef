using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Http;

namespace Confrere.People.Contracts;

/// <summary>Starts a session for a person whose right to it another module has just established (an invitation, a personal link).</summary>
public interface ISignIn
{
    Task SignIn(HttpContext http, PersonId person);

    /// <summary>Ends the session of somebody whose right to it has just ended.</summary>
    Task SignOut(HttpContext http);
}
