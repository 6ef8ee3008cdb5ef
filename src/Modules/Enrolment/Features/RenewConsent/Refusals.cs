using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.RenewConsent;

internal sealed record NothingIsAsked() : Refusal("Nothing new is asked of you: you have signed the version that is in force for you. Nothing was changed.");
