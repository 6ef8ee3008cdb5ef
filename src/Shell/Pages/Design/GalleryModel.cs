using Confrere.Shell.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Shell.Pages.Design;

/// <summary>The gallery's content: one form as it looks after a refusal, a scale half answered, three days of times.</summary>
[AllowAnonymous]
public sealed class GalleryModel : PageModel
{
    internal static readonly IReadOnlyList<LikertAnchor> Frequency =
    [
        new("0", "Never"), new("1", "A few times a year"), new("2", "Once a month"), new("3", "A few times a month"),
        new("4", "Once a week"), new("5", "A few times a week"), new("6", "Every day"),
    ];

    internal static readonly IReadOnlyList<SlotDay> Days =
    [
        new("Tuesday 24 November", [
            new("a1", "07:15", "2026-11-24T07:15:00+01:00"), new("a2", "12:30", "2026-11-24T12:30:00+01:00"),
            new("a3", "17:30", "2026-11-24T17:30:00+01:00", "by video only"), new("a4", "18:45", "2026-11-24T18:45:00+01:00")]),
        new("Thursday 26 November", [
            new("b1", "12:30", "2026-11-26T12:30:00+01:00"), new("b2", "16:00", "2026-11-26T16:00:00+01:00")]),
        new("Monday 30 November", [
            new("c1", "06:45", "2026-11-30T06:45:00+01:00"), new("c2", "19:00", "2026-11-30T19:00:00+01:00"), new("c3", "20:15", "2026-11-30T20:15:00+01:00")]),
    ];

    public string Email { get; set; } = "i.keller@hospital";
    public string Speciality { get; set; } = "emergency";
    public string Pager { get; set; } = "4127";
    public string Hope { get; set; } = "To leave on time twice a week without feeling that I abandon the team.";
    public string? Format { get; set; }
    public bool Agrees { get; set; } = true;

    public void OnGet()
    {
        ModelState.AddModelError(nameof(Email), "This address has no ending such as .org; we could not write to it.");
        ModelState.AddModelError(nameof(Format), "Choose how you want to meet.");
    }
}
