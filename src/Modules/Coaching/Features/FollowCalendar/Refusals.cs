using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.FollowCalendar;

internal sealed record CalendarAddressIsWrong() : Refusal("Please paste the whole address of the calendar; it begins with https:// (or webcal://). Nothing was changed.");
