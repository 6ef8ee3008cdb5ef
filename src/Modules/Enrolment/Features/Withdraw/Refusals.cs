using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.Withdraw;

internal sealed record PersonTakesNoPart() : Refusal("You take part in no programme here, so there is nothing to leave.");

internal sealed record WithdrawalKindIsNotChosen() : Refusal("Choose what you want to leave.");

internal sealed record DeletionIsNotAllowed() : Refusal("By the text that you signed, what you answered stays under its code. You can leave the whole study; nothing was changed.");

internal sealed record WordIsNotTyped() : Refusal($"Type the word {Withdraw.ConfirmingWord} to confirm. Nothing was changed yet.");

internal sealed record HasWithdrawnAlready() : Refusal("You have left this already. Nothing was changed.");
