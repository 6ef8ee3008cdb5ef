using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>Native radio buttons grouped by day, with the zone of the times named once and before them.</summary>
[HtmlTargetElement("c-slot-picker", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SlotPickerTagHelper : ChoiceGroup
{
    /// <summary>The reader's zone in words, for example "Zurich time (UTC+1)".</summary>
    public string Zone { get; set; } = "";

    public IReadOnlyList<SlotDay> Days { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Zone.Length == 0)
            throw new InvalidOperationException($"The times under \"{Legend}\" need the name of their zone.");
        Frame(output, "c-slot-picker");
        output.Content.AppendHtml(Element("p", "c-slot-picker__zone", $"Times are in {Zone}."));
        foreach (var day in Days)
            output.Content.AppendHtml(DayOf(day));
    }

    private TagBuilder DayOf(SlotDay day)
    {
        var times = Element("div", "c-slot-picker__times");
        foreach (var slot in day.Slots)
            times.Add(TimeOf(slot));
        return Element("fieldset", "c-slot-picker__day").Add(Element("legend", null, day.Label)).Add(times);
    }

    private TagBuilder TimeOf(Slot slot)
    {
        var id = Id(Field, slot.Value);
        var label = Element("label", "c-slot").With("for", id)
            .Add(Element("input").Void().With("type", "radio").With("id", id).With("name", Field).With("value", slot.Value)
                .Flag("checked", Chosen == slot.Value))
            .Add(Element("time", null, slot.Text).With("datetime", slot.Iso));
        return slot.Note is null ? label : label.Add(" ").Add(Element("span", "c-slot__note", slot.Note));
    }
}
