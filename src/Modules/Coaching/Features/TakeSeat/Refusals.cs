using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.TakeSeat;

internal sealed record GatheringIsClosed() : Refusal("This gathering is not open any more. Nothing was changed.");

internal sealed record YouAreOnTheList() : Refusal("You have a seat there or wait for one already. Nothing was changed.");

internal sealed record ItIsForCoaches() : Refusal("This gathering is for the coaches of the house. Nothing was changed.");

internal sealed record YouLeadIt() : Refusal("You lead this gathering and need no seat.");

internal sealed record AnotherAppointment() : Refusal("You have another appointment at that time. Move or cancel it first; nothing was changed.");

internal sealed record NoSeatOfYours() : Refusal("You have no seat there, or the offer is over. Nothing was changed.");
