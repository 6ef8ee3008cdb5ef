using Confrere.Kernel.Refusals;

namespace Confrere.Allocation.Features.EnterShare;

internal sealed record ProgrammeIsNotHere() : Refusal("There is no such programme at your institution.");

internal sealed record ShareIsNoSecret()
    : Refusal("A share is 64 hexadecimal characters (0 to 9, a to f) drawn by chance, as \"openssl rand -hex 32\" prints them. Nothing was stored.");

internal sealed record ListIsSealedAlready() : Refusal("Enrolment is open and the list is sealed, so no share can be entered any more. Nothing was stored.");

internal sealed record CustodianHasEntered() : Refusal("You have entered your share. The other one must come from somebody else. Nothing was stored.");

internal sealed record SharesAreComplete() : Refusal("Two custodians have entered their shares already. Nothing was stored.");

internal sealed record CustodiansAreMissing(int Entered) : Refusal(
    $"Two custodians enter a secret share each before enrolment opens, and {(Entered == 0 ? "none has" : "only one has")} done so. "
    + "An auditor and an administrator of your institution can do it on the programme's page under \"Custody of the seed\".");
