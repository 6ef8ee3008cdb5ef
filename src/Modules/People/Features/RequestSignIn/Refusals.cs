using Confrere.Kernel.Refusals;

namespace Confrere.People.Features.RequestSignIn;

internal sealed record AddressIsMalformed() : Refusal("That is not an e-mail address. Write it like name@hospital.org.");

internal sealed record TooManyLinksAskedFor()
    : Refusal("Many links were asked for from this network. Wait an hour, or use the link you already have. Nothing was changed.");
