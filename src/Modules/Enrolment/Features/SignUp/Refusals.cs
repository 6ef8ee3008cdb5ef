using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.SignUp;

internal sealed record SignUpIsNotOpen() : Refusal("There is no open sign-up here. Nothing was stored.");

internal sealed record DetailsNeedMending(IReadOnlyList<string> Problems) : Refusal($"Nothing was stored: {string.Join(" And ", Problems)}");

internal sealed record TooManySignUps() : Refusal("Too many invitations were asked for today. Try again tomorrow, or ask the programme's office; nothing was stored.");
