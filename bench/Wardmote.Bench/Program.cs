using Wardmote.Bench;

return args switch
{
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    ["import-once", var on, var what, var folder, var house] => await ImportOnce.RunAsync(on, what, folder, house),
    ["desk", .. var rest] => await DeskBench.RunAsync(rest),
    ["deadlines", .. var rest] => DeadlineBench.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "Wardmote.Bench import [--people 500000] [--data FOLDER] [--postgres CONNECTION] [--rounds 3]\n"
            + "Wardmote.Bench desk [--requests 20000] [--postgres CONNECTION] [--rounds 21]\n"
            + "Wardmote.Bench deadlines [--cases 100000] [--rounds 15]"
    );
    return 2;
}
