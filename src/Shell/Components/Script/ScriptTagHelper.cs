using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>Loads an ES module that the shell or a module embeds, by its name. Belongs in the section <c>Scripts</c> of a page.</summary>
[HtmlTargetElement("c-script", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScriptTagHelper(ShellAssets assets, IUrlHelperFactory urls) : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>In the head of a page: nothing is painted before it has run, so that it hears the first press. Browsers that do not know this go on.</summary>
    public bool BeforePaint { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "module");
        if (BeforePaint) output.Attributes.SetAttribute("blocking", "render");
        output.Attributes.SetAttribute("src", urls.GetUrlHelper(ViewContext).Content("~" + assets.Script(Name)));
    }
}
