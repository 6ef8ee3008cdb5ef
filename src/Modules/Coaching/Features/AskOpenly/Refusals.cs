using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.AskOpenly;

internal sealed record NameOrAddressIsMissing() : Refusal("Your name and an e-mail address like name@hospital.org are needed. Nothing was stored.");

internal sealed record TooManyAsked() : Refusal("Too many links were asked for today. Try again tomorrow, or ask the programme's office; nothing was stored.");

internal sealed record AskLinkIsOver() : Refusal("This link does not work any more: each works once, for a week. Nothing was changed.");
