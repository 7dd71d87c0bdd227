# Writes assets.cpp from page.css and page.js: cmake -DSOURCE=dir -DOUTPUT=file -P embed.cmake
file(READ ${SOURCE}/page.css style)
file(READ ${SOURCE}/page.js script)
file(WRITE ${OUTPUT} "#include \"assets.h\"\n\nnamespace jianbao::html {\n\n"
  "const std::string_view page_style = R\"asset(${style})asset\";\n"
  "const std::string_view page_script = R\"asset(${script})asset\";\n\n}  // namespace jianbao::html\n")
