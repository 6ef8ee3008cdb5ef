using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.ImportRoster;

internal sealed record FileIsMissing() : Refusal("Choose a file first. Nothing was read.");

internal sealed record FileIsEmpty() : Refusal("The file holds no rows. Write one physician a line: name, e-mail, time zone.");

internal sealed record FileIsTooLarge(long Bytes, int Most)
    : Refusal($"The file has {Bytes / 1000:N0} kB; {Most / 1000:N0} kB is the most. A list of names and addresses for 2,000 physicians is far smaller: is it the right file?");

internal sealed record FileIsAWorkbook() : Refusal("This is a workbook. In the spreadsheet choose \"Save as\" and CSV, and upload that file. Nothing was read.");

internal sealed record FileIsNoText() : Refusal("This file is not text. Save the list as CSV and upload that. Nothing was read.");
