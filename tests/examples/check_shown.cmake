# Passes where README holds every file of SHOWN, word for word.
file(READ "${README}" readme)
foreach(file IN LISTS SHOWN)
    file(READ "${file}" text)
    string(FIND "${readme}" "${text}" at)
    if(at EQUAL -1)
        message(FATAL_ERROR "${README} does not show ${file} as it stands; copy it there")
    endif()
endforeach()
